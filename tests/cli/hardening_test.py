"""The program that was built has what it was hardened with: read out of its file, as an attacker would find it."""
import os
import re
import subprocess
import unittest

ONRECORD = os.environ["ONRECORD"]
# Said by meson: what the compiler was asked for (nothing fortified without optimisation, nor under the sanitizers).
GUARDED, FORTIFIED = (os.environ.get(name) == "yes" for name in ("ONRECORD_GUARDED", "ONRECORD_FORTIFIED"))
X86 = os.uname().machine == "x86_64"


def read(*words):
    return subprocess.run(["readelf", "-W", *words, ONRECORD], capture_output=True, text=True, check=True, timeout=60).stdout


class HardeningTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.header, cls.segments, cls.dynamic = read("-h"), read("-l"), read("-d")
        cls.imported = set(re.findall(r" UND (\w+)", read("--dyn-syms")))

    def test_its_place_in_memory_is_drawn_anew_for_each_run(self):
        self.assertRegex(self.header, r"Type:\s+DYN")
        self.assertRegex(self.dynamic, r"FLAGS_1.*\bPIE\b")
        self.assertNotIn("TEXTREL", self.dynamic)

    def test_the_table_of_functions_is_resolved_at_the_start_and_then_read_only(self):
        self.assertIn("GNU_RELRO", self.segments)
        self.assertRegex(self.dynamic, r"\(FLAGS\).*\bBIND_NOW\b|\(BIND_NOW\)")
        self.assertRegex(self.dynamic, r"FLAGS_1.*\bNOW\b")

    def test_nothing_is_both_written_and_run(self):
        self.assertRegex(self.segments, r"GNU_STACK.* RW ")
        self.assertNotRegex(self.segments, r"\bRWE\b")
        self.assertFalse(re.search(r"\((RPATH|RUNPATH)\)", self.dynamic), "libraries are looked for in a folder of the build")

    @unittest.skipUnless(GUARDED, "this build's stacks are not guarded")
    def test_stacks_are_guarded(self):
        self.assertIn("__stack_chk_fail", self.imported)

    @unittest.skipUnless(FORTIFIED, "this build is not fortified")
    def test_copies_know_the_size_of_what_they_write_to(self):
        checked = {name for name in self.imported if re.fullmatch(r"__\w+_chk", name)}
        self.assertTrue(checked, "no fortified function is called")

    @unittest.skipUnless(X86 and GUARDED, "not asked for, or other processors have other instructions for it")
    def test_jumps_land_where_functions_begin_and_great_frames_touch_each_page(self):
        done = subprocess.run(["objdump", "-d", "--no-show-raw-insn", "--section=.text", ONRECORD], capture_output=True, text=True, check=True, timeout=300)
        main = done.stdout.index("<main>:\n")
        self.assertRegex(done.stdout[main:main + 200], r"<main>:\n\s+\w+:\s+endbr64")
        self.assertRegex(done.stdout, r"sub +\$0x1000,%rsp\n\s+\w+:\s+orq? +\$0x0,\(%rsp\)")


if __name__ == "__main__":
    unittest.main()
