"""Starts onrecord serve for the tests and speaks with it."""
import atexit
import functools
import http.client
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cli"))
from program import EXAMPLES, ONRECORD, Case  # noqa: E402, F401


class Server:
    def __init__(self, folder, *options, port=0, user=None, program=ONRECORD):
        environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8"}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
            if name in os.environ:
                environment[name] = os.environ[name]
        chosen = [] if port is None else ["--port", str(port)]
        self.process = subprocess.Popen([program, "serve", *chosen, "--coder", "Ada Lind", *map(str, options)], cwd=folder, user=user,
                                        env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().strip()
        if not self.address:
            raise RuntimeError(self.process.communicate(timeout=30)[1])
        self.port = urllib.parse.urlsplit(self.address).port
        self.token = self.address.partition("token=")[2]
        self.base = f"http://127.0.0.1:{self.port}"

    def raw(self, method, target, body=None, headers=None, host=None, token=True):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
        connection.putheader("Host", host or f"127.0.0.1:{self.port}")
        if token:
            connection.putheader("Authorization", f"Bearer {self.token}")
        for name, value in (headers or {}).items():
            connection.putheader(name, value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        reply = connection.getresponse()
        reply.text = reply.read().decode()
        connection.close()
        return reply

    def get(self, path, expect=200, **parameters):
        reply = self.raw("GET", f"/api/{path}" + ("?" + urllib.parse.urlencode(parameters, doseq=True) if parameters else ""))
        assert reply.status == expect, (path, reply.status, reply.text)
        return json.loads(reply.text)

    def post(self, path, expect=200, **fields):
        reply = self.raw("POST", f"/api/{path}", json.dumps(fields).encode(), {"Content-Type": "application/json"})
        assert reply.status == expect, (path, reply.status, reply.text)
        return json.loads(reply.text)

    def correct(self, statement, expect=200, by="Ada Lind", **correction):
        fields = {"corrections": [{"statement_id": statement["statement_id"], **correction}], "by": by, "on": "2025-07-01"}
        return self.post("corrections", expect, expected={statement["statement_id"]: statement["version"]}, **fields)

    def stop(self, number=signal.SIGINT):
        if self.process.poll() is None:
            self.process.send_signal(number)
        code = self.process.wait(timeout=30)
        self.process.stdout.close()
        self.process.stderr.close()
        return code


@functools.cache
def example_database():
    """A database over the example articles, made once: each test has a copy."""
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder)
    subprocess.run([ONRECORD, "add", EXAMPLES / "articles", "--tables", EXAMPLES / "tables", "--db", folder + "/onrecord.db"], check=True, capture_output=True)
    return folder + "/onrecord.db"


class ServeCase(Case):
    """A database over the example articles, with a server on it."""
    options = ()

    def setUp(self):
        super().setUp()
        self.tables = self.path / "tables"
        self.tables.mkdir()
        for table in (EXAMPLES / "tables").iterdir():
            (self.tables / table.name).write_bytes(table.read_bytes())
        shutil.copy(example_database(), self.db)
        self.servers = []
        self.server = self.serve(*self.options)

    def serve(self, *options, **more):
        server = Server(self.path, "--tables", self.tables, *options, **more)
        self.servers.append(server)
        return server

    def tearDown(self):
        for server in self.servers:
            server.stop()
        super().tearDown()

    def some(self, count=1, **filters):
        found = self.server.get("search", limit=count, **filters)["statements"]
        self.assertEqual(count, len(found), filters)
        return found[0] if count == 1 else found

    def again(self, statement):
        return self.server.get("statement", id=statement["statement_id"])["statement"]
