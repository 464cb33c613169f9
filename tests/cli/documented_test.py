"""Every command and option is documented: in its help, the man page and the completions of the shells."""
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import Case  # noqa: E402


class DocumentedTest(Case):
    def commands(self):
        listed = self.ok("help").out.split("Usage:")[1]
        return re.findall(r"^  ([a-z]+)  ", listed, re.M)

    def options(self, command):
        """Each option of the help with the words that explain it."""
        text = self.ok("help", command).out.split("Usage:")[1]
        found = {}
        for match in re.finditer(r"^  (?:-(\w), |    )--([a-z-]+)(.*(?:\n {28}.*)*)", text, re.M):
            found[match[2]] = match[3]
        return found

    def test_every_command_has_examples_and_every_option_an_explanation(self):
        names = self.commands()
        self.assertGreater(len(names), 15)
        for command in names:
            text = self.ok("help", command).out
            self.assertRegex(text.split("Usage:")[0], rf"onrecord.* ?{command}", command)
            options = self.options(command)
            self.assertLessEqual({"quiet", "color", "help"}, set(options), command)
            for option, words in options.items():
                explanation = re.sub(r"^ [A-Z][^ ]*", "", words).strip()
                self.assertGreater(len(explanation), 3, f"{command} --{option}")

    def test_the_man_page_holds_all(self):
        page = self.ok("manual").out
        for command in self.commands():
            self.assertRegex(page, rf"(?m)^\.SS onrecord {command}( |$)")
            section = page.split(f".SS onrecord {command}", 1)[1].split(".SS ", 1)[0] + page.split(".SH OPTIONS OF EVERY COMMAND")[1]
            for option in self.options(command):
                self.assertIn("\\fB\\-\\-" + option.replace("-", "\\-") + "\\fR", section, f"{command} --{option}")

    def test_the_man_page_is_sound(self):
        groff = shutil.which("groff")
        if not groff:
            self.skipTest("groff is not installed")
        done = subprocess.run([groff, "-man", "-Tutf8", "-ww"], input=self.ok("manual").stdout, capture_output=True)
        self.assertEqual("", done.stderr.decode())
        self.assertIn("--who", done.stdout.decode())

    def test_all_shells_know_all_options(self):
        for shell, form in [("bash", "--{}"), ("zsh", "--{}["), ("fish", " -l {} ")]:
            text = self.ok("completions", shell).out
            for command in self.commands():
                for option in self.options(command):
                    self.assertIn(form.format(option), text, f"{shell}: {command} --{option}")
            program = shutil.which(shell)
            if program:
                done = subprocess.run([program, "-n"], input=text, capture_output=True, text=True)
                self.assertEqual("", done.stderr, shell)
        self.fails(2, "completions", "csh", says="csh")

    def complete(self, *words):
        script = self.ok("completions", "bash").out + f"COMP_WORDS=({' '.join(words)}) COMP_CWORD={len(words) - 1}\n_onrecord\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"\n"
        return subprocess.run(["bash", "-c", script], capture_output=True, text=True).stdout.split()

    def test_bash_completes(self):
        self.assertEqual(["query"], self.complete("onrecord", "qu"))
        self.assertEqual(["--what", "--when", "--who"], sorted(self.complete("onrecord", "query", "--wh")))
        self.assertEqual(["newest"], self.complete("onrecord", "query", "--sort", "ne"))
        self.assertEqual(["import"], self.complete("onrecord", "review", "im"))
        self.assertIn("timeline", self.complete("onrecord", "help", "tim"))


if __name__ == "__main__":
    unittest.main()
