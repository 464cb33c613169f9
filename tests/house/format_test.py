"""The tree stands as clang-format-14 writes it, by the .clang-format beside meson.build."""
import pathlib
import shutil
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


class FormatTest(unittest.TestCase):
    def test_the_tree_is_formatted(self):
        program = shutil.which("clang-format-14")
        if program is None:
            self.skipTest("clang-format-14 is not installed")
        files = [path for folder in ("include", "src", "tests") for path in sorted((ROOT / folder).rglob("*"))
                 if path.suffix in (".h", ".cpp")]
        told = subprocess.run([program, "--dry-run", "-Werror", *files], capture_output=True, text=True).stderr
        unformatted = {line.split(":")[0] for line in told.splitlines() if "error:" in line}
        self.assertEqual(set(), unformatted, "clang-format-14 -i mends them")


if __name__ == "__main__":
    unittest.main()
