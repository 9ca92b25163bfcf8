"""One door. ``python3 start.py`` runs the demonstration; ``test`` tests it; ``check`` checks it. Needs only Python.

Written so that an old Python can read it far enough to say that it is too old.
"""

import argparse
import errno
import hashlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
VAR = os.path.join(ROOT, "var")
BIN = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")
PYTHON = os.path.join(BIN, "python.exe" if os.name == "nt" else "python")


class Stop(Exception):
    """What happened, why it matters, and the next command."""


def main(arguments):
    parser = argparse.ArgumentParser(description="Run, test or check Milepost.")
    parser.add_argument("command", nargs="?", default="run", choices=["run", "test", "check"])
    parser.add_argument("--host", default="127.0.0.1", help="address to serve on (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to serve on (8000)")
    parser.add_argument("--fresh", action="store_true", help="throw the demonstration's data away and build it again")
    options = parser.parse_args(arguments)
    try:
        old_python()
        if options.command == "run":
            port_is_free(options.host, options.port)
        prepare("base" if options.command == "run" else "test")
        if options.command == "run":
            return run(options)
        from launch import checks

        return checks.test() if options.command == "test" else checks.check()
    except Stop as stop:
        sys.stderr.write("\n" + str(stop) + "\n")
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Nothing is lost: run the same command again to go on.")
        return 130


def old_python():
    if sys.version_info < (3, 11):
        raise Stop(
            "This is Python %d.%d, and Milepost needs 3.11 or newer.\n"
            "Install a newer Python, then run: python3.11 start.py" % sys.version_info[:2]
        )


def port_is_free(host, port):
    if not 0 <= port <= 65535:
        raise Stop("There is no port %d: ports go to 65535. Run: python3 start.py --port 8000" % port)
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise Stop(
                "Port %d on %s is taken, so there is nowhere to serve.\n"
                "Stop what uses it, or run: python3 start.py --port %d" % (port, host, min(port + 1, 65535))
            ) from error
        if error.errno == errno.EACCES:
            raise Stop(
                "Port %d needs more rights than you have on this machine.\nRun: python3 start.py --port 8000" % port
            ) from error
        raise Stop("There is no address %s on this machine. Run: python3 start.py" % host) from error


def prepare(wanted):
    """Make ``.venv`` and install the pins, unless that was done before for the same pins."""
    pins = os.path.join(ROOT, "requirements", wanted + ".txt")
    with open(pins, "rb") as file:
        digest = hashlib.sha256(file.read() + sys.version.encode()).hexdigest()
    stamp = os.path.join(VENV, "installed-" + wanted)
    if os.path.exists(stamp):
        with open(stamp) as file:
            if file.read() == digest:
                return
    try:
        os.makedirs(VAR, exist_ok=True)
        os.makedirs(VENV, exist_ok=True)
    except OSError as error:
        raise Stop(
            "This folder cannot be written to (%s), and Milepost keeps everything it makes inside it.\n"
            "Copy the folder to one of your own, then run there: python3 start.py" % error.strerror
        ) from error
    if not os.path.exists(PYTHON) or subprocess.call(
        [PYTHON, "-m", "pip", "--version"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ):
        say("Making .venv")
        made = subprocess.run([sys.executable, "-m", "venv", VENV], capture_output=True, text=True)
        if made.returncode:
            raise Stop(
                "Python could not make a virtual environment, which keeps Milepost's packages apart from yours.\n"
                "On Debian or Ubuntu run: sudo apt install python3-venv\nThen run: python3 start.py\n"
                + made.stdout[-300:]
            )
    install(pins)
    with open(stamp, "w") as file:
        file.write(digest)


def install(pins):
    with open(pins) as file:
        total = sum("==" in line and not line.startswith((" ", "#")) for line in file)
    say("Installing %d packages. The first time takes a minute or two" % total)
    began, seen = time.time(), 0
    command = [
        PYTHON,
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--no-input",
        "--require-hashes",
        "-r",
        pins,
    ]
    tail = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        for line in process.stdout:
            tail = [*tail[-15:], line]
            if line.startswith(("Collecting", "Requirement already")):
                seen += 1
                sys.stdout.write("\r  %d of %d, %d seconds " % (min(seen, total), total, time.time() - began))
                sys.stdout.flush()
    print()
    if process.returncode:
        raise Stop(
            "The packages could not be installed, so Milepost cannot start. The last lines above the failure:\n  "
            + "  ".join(tail[-4:])
            + "If this machine has no network, connect it once. Then run: python3 start.py"
        )


def run(options):
    os.makedirs(VAR, exist_ok=True)
    env = demo_environment(options.host)
    if options.fresh:
        for folder in ("demo-evidence", "demo-national"):
            shutil.rmtree(os.path.join(VAR, folder), ignore_errors=True)
        for name in ("demo.sqlite3", "demo.sqlite3-wal", "demo.sqlite3-shm"):
            if os.path.exists(os.path.join(VAR, name)):
                os.remove(os.path.join(VAR, name))
    say("Preparing the database")
    manage(env, "migrate", "--verbosity", "0")
    cast = manage(env, "load_demo")
    manage(env, "collectstatic", "--noinput", "--verbosity", "0")
    address = "http://%s:%d" % ("[%s]" % options.host if ":" in options.host else options.host, options.port)
    print("\n%s\nSign in as one of these at %s/demo/\n" % (cast.strip(), address))
    print("Milepost is at %s\nPress Ctrl-C to stop." % address, flush=True)
    granian = os.path.join(BIN, "granian")
    server = [
        granian,
        "--interface",
        "wsgi",
        "--host",
        options.host,
        "--port",
        str(options.port),
        "--log-level",
        "warning",
        "--blocking-threads",
        "4",
        "--backpressure",
        "64",
    ]
    worker = [PYTHON, "manage.py", "worker", "--verbosity", "0"]
    return together(
        {"server": [*server, "milepost.config.wsgi:application"], "worker, which reads documents,": worker}, env
    )


def together(commands, env):
    """Run each until one of them stops or somebody stops us; then stop the others. What the first to stop returned."""

    def asked_to_stop(number, frame):
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, asked_to_stop)
    running = {}
    try:
        for name, command in commands.items():
            running[name] = subprocess.Popen(command, cwd=ROOT, env=env)
        while True:
            for name, process in running.items():
                if process.poll() is not None:
                    sys.stderr.write(
                        "\nThe %s stopped by itself (it returned %d), so everything is stopped.\n"
                        "What it said is above. To go on, run the same command again.\n" % (name, process.returncode)
                    )
                    return process.returncode or 1
            time.sleep(0.3)
    finally:
        for process in running.values():
            if process.poll() is None:
                process.terminate()
        for process in running.values():
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def demo_environment(host):
    """The environment of the demonstration: set here and nowhere else."""
    key_file = os.path.join(VAR, "demo-key")
    if not os.path.exists(key_file):
        with os.fdopen(os.open(key_file, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    with open(key_file) as file:
        key = file.read()
    env = {
        k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "SECRET_KEY", "ALLOWED_HOSTS", "MILEPOST_TEST")
    }
    hosts = {"0.0.0.0": "*", "::": "*"}.get(host, "[%s]" % host if ":" in host else host)
    return dict(env, MILEPOST_DEMO="1", MILEPOST_DEMO_KEY=key, MILEPOST_DEMO_HOSTS=hosts)


def manage(env, *command):
    done = subprocess.run([PYTHON, "manage.py", *command], cwd=ROOT, env=env, capture_output=True, text=True)
    if done.returncode:
        raise Stop(
            "The step “%s” failed, so the demonstration cannot start.\n%s\n"
            "To build it again from nothing, run: python3 start.py --fresh"
            % (command[0], (done.stderr or done.stdout)[-1500:])
        )
    return done.stdout


def say(words):
    print("== " + words, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
