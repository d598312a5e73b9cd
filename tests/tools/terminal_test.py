#!/usr/bin/env python3
"""usage: terminal_test.py RELATA
The shell as a person has it: through a pseudo-terminal. Prompt, box, Ctrl-C on a running statement and on a typed line, completion,
history of several lines that outlives the session, Ctrl-D; and the ends of pipes. Waits are wide: nothing here measures speed."""
import os, pty, re, select, signal, subprocess, sys, tempfile, time

relata = os.path.realpath(sys.argv[1])
work = tempfile.mkdtemp()
graph = os.path.join(work, 'g.relata')
environment = dict(os.environ, XDG_STATE_HOME=os.path.join(work, 'state'), TERM='xterm', COLUMNS='60', HOME=work, INPUTRC='/dev/null')
environment.pop('NO_COLOR', None)
failures = []


def check(what, ok, seen=''):
    if not ok:
        failures.append(what)
        print('FAILED', what, repr(seen[-600:]))


class Shell:
    def __init__(self):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execve(relata, [relata, 'shell', graph], environment)
        self.seen = ''

    def wait(self, pattern, seconds=120):
        """What was printed up to a match of `pattern` since the last wait; None when it does not come."""
        end = time.time() + seconds
        while True:
            match = re.search(pattern, self.seen)
            if match:
                before, self.seen = self.seen[:match.end()], self.seen[match.end():]
                return before
            if time.time() > end or not select.select([self.fd], [], [], max(0, end - time.time()))[0]:
                return None
            try:
                piece = os.read(self.fd, 65536)
            except OSError:
                return None
            if not piece:
                return None
            self.seen += piece.decode('utf-8', 'replace')

    def send(self, text):
        os.write(self.fd, text.encode())

    def leave(self):
        self.send('\x04')
        _, status = os.waitpid(self.pid, 0)
        os.close(self.fd)
        return os.waitstatus_to_exitcode(status)


PROMPT = 'relata> '
shell = Shell()
check('a prompt', shell.wait(PROMPT) is not None, shell.seen)

shell.send("CREATE (:Person {name: 'Ann'})-[:knows]->(:Person {name: 'Bob'});\r")
out = shell.wait(r'2 nodes created.*\n[^\n]*relata> ')
check('changes are noted', out is not None, shell.seen)

shell.send("MATCH (p:Person) RETURN p.name AS name ORDER BY name;\r")
out = shell.wait(r'└[^\n]*\n[^\n]*relata> ')
check('a box', out is not None and '│ Ann' in out, out or shell.seen)

# A statement of several lines, then a long one that is stopped.
shell.send('RETURN 40\r')
check('a prompt for more', shell.wait(r'   \.\.\.> ') is not None, shell.seen)
shell.send('+ 2 AS x;\r')
check('several lines', (shell.wait(r'42[^\n]*\n[^\n]*\n[^\n]*relata> ')) is not None, shell.seen)
shell.send('UNWIND range(1, 900000) AS x UNWIND range(1, 900000) AS y WITH x WHERE x < y - 1000000 RETURN count(*);\r')
time.sleep(1.5)
shell.send('\x03')
out = shell.wait(r'error: [^\n]*\n[^\n]*relata> ')
check('Ctrl-C stops a statement', out is not None and ('cancel' in out or 'interrupt' in out), out or shell.seen)
shell.send('RETURN 6 * 7 AS after;\r')
check('and the shell goes on', shell.wait(r'42[^\n]*\n[^\n]*\n[^\n]*relata> ') is not None, shell.seen)

shell.send('MATCH (this is not finished')
time.sleep(0.5)
shell.send('\x03')
check('Ctrl-C clears a line', shell.wait(r'\^C[\s\S]*relata> ') is not None, shell.seen)
shell.send('RETURN 7 * 6 AS again;\r')
check('nothing is left of it', shell.wait(r'42[^\n]*\n[^\n]*\n[^\n]*relata> ') is not None, shell.seen)

shell.send('MATCH (p:Per\t) RETURN count(p) AS n;\r')
out = shell.wait(r'└[^\n]*\n[^\n]*relata> ')
check('completion of a label', out is not None and 'Person' in out and '2' in out, out or shell.seen)
check('Ctrl-D leaves with 0', shell.leave() == 0)

# The history of the session before: one entry with two lines.
shell = Shell()
shell.wait(PROMPT)
shell.send(':history\r')
out = shell.wait(r':history\r\n[\s\S]*:history\r\n[^\n]*relata> ')
check('history keeps entries of several lines', out is not None and 'RETURN 40\r\n+ 2 AS x;' in out, out or shell.seen)
shell.send('\x1b[A')  # up: the last entry
shell.send('\x1b[A\x1b[A\x1b[B\r')
shell.send('\x15:quit\r')
_, status = os.waitpid(shell.pid, 0)
check(':quit leaves with 0', os.waitstatus_to_exitcode(status) == 0)

# Pipes: a reader that goes away, no colour or banner off a terminal, Ctrl-C in a batch.
head = subprocess.run(f"'{relata}' query '{graph}' 'UNWIND range(1, 3000000) AS x RETURN x' --mode csv | head -n 2", shell=True, capture_output=True, text=True, env=environment)
check('a closed pipe ends quietly', head.stdout == 'x\n1\n' and head.stderr == '', head.stdout + head.stderr)
plain = subprocess.run([relata, 'shell', graph], input='RETURN 1 AS x;\n', capture_output=True, text=True, env=environment)
check('no prompt off a terminal', plain.stdout == '{"x":1}\n' and plain.stderr == '' and plain.returncode == 0, plain.stdout + plain.stderr)
batch = subprocess.Popen([relata, 'query', graph, 'UNWIND range(1, 900000) AS x UNWIND range(1, 900000) AS y WITH x WHERE x < y - 1000000 RETURN count(*); RETURN 1'],
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
time.sleep(1.5)
batch.send_signal(signal.SIGINT)
out, err = batch.communicate(timeout=120)
check('Ctrl-C ends a batch with 130', batch.returncode == 130 and out == '' and err.count('error') == 1, f'{batch.returncode} {out} {err}')

print('terminal: all as it should be' if not failures else f'{len(failures)} failed')
sys.exit(1 if failures else 0)
