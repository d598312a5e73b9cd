#!/usr/bin/env python3
"""usage: terminal_test.py RELATA
The shell as a person has it: through a pseudo-terminal. Prompt, box, Ctrl-C on a running statement and on a typed line, completion,
history of several lines that outlives the session, colours and NO_COLOR, the pager, the init file, a terminal of 20 columns and one that
cannot move its cursor, Ctrl-D; and the ends of pipes. Waits are wide: nothing here measures speed."""
import fcntl, os, pty, re, select, signal, struct, subprocess, sys, tempfile, termios, time

relata = os.path.realpath(sys.argv[1])
work = tempfile.mkdtemp()
graph = os.path.join(work, 'g.relata')
environment = dict(os.environ, XDG_STATE_HOME=os.path.join(work, 'state'), XDG_CONFIG_HOME=os.path.join(work, 'config'), TERM='xterm', HOME=work, INPUTRC='/dev/null')
for name in ('NO_COLOR', 'COLUMNS', 'LINES', 'PAGER', 'RELATA_PAGER', 'VISUAL', 'EDITOR'):
    environment.pop(name, None)
environment['PAGER'] = 'cat'
failures = []


def check(what, ok, seen=''):
    if not ok:
        failures.append(what)
        print('FAILED', what, repr(seen[-600:]))


class Shell:
    def __init__(self, more={}, columns=60, rows=24, arguments=()):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', rows, columns, 0, 0))
            os.execve(relata, [relata, 'shell', graph, *arguments], dict(environment, **more))
        self.raw = ''   # all that was printed
        self.seen = ''  # the same without colours, from the last match on

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
            self.raw += piece.decode('utf-8', 'replace')
            # Without colours, and without the movements of the cursor that drawing anew needs; an escape sequence may come in two pieces.
            self.seen = re.sub(r'\x1b\[[0-9;?]*[A-Za-z]', '', self.seen + piece.decode('utf-8', 'replace'))

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
check('it begins on a line of its own', out is not None and '\n┌' in out, out or shell.seen)

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
out = shell.wait(r':history\r+\n[\s\S]*:history\r\n[^\n]*relata> ')
check('history keeps entries of several lines', out is not None and 'RETURN 40\r\n+ 2 AS x;' in out, out or shell.seen)
shell.send('\x1b[A')  # up: the last entry
shell.send('\x1b[A\x1b[A\x1b[B\r')
shell.send('\x15:quit\r')
_, status = os.waitpid(shell.pid, 0)
check(':quit leaves with 0', os.waitstatus_to_exitcode(status) == 0)

# Colours while typing, the bracket at the cursor and its partner marked; a statement of several lines is one text, in which the arrows move.
shell = Shell()
shell.wait(PROMPT)
shell.send('RETURN (1\r+ 2) AS x')
check('a further line', shell.wait(r'   \.\.\.> \+ 2\) AS x') is not None, shell.seen)
check('keywords have a colour', '\x1b[0;1;34mRETURN\x1b[0m' in shell.raw, shell.raw)
shell.send('\x1b[A\x01')           # up, to the beginning of the line
shell.send('\x1b[C' * 8 + '4')     # behind the first digit's place
shell.wait(r'\(41')
shell.send('\x02\x02')             # back to the bracket
time.sleep(0.5)
shell.send('\x05\x1b[B;\r')
out = shell.wait(r'└[^\n]*\n[^\n]*relata> ')
check('the arrows move between lines', out is not None and '43' in out, out or shell.seen)
check('brackets match', '\x1b[0;1;7m(' in shell.raw, shell.raw)

# Evidence, the last result again, commands with a point.
shell.send("MATCH ({name: 'Ann'})-[r]->(b) RETURN r, b.name;\r")
shell.wait(r'└[^\n]*\n[^\n]*relata> ')
shell.send('.evid\t1\r')
out = shell.wait(r'no sentence says it\r\n[^\n]*relata> ')
check('evidence of a row', out is not None and 'Ann knows Bob' in out, out or shell.seen)
shell.send(':mode csv\r:last\r')
out = shell.wait(r'r,b\.name\r\n[^\n]*Bob\r\n[^\n]*relata> ')
check('the last result in another mode', out is not None, shell.seen)
shell.leave()

# The plan of EXPLAIN is its result, on a terminal, where progress is watched, too.
shell = Shell()
shell.wait(PROMPT)
shell.send('EXPLAIN MATCH (p:Person) RETURN p.name;\r')
out = shell.wait(r'└[^\n]*\n[^\n]*relata> ')
check('a plan', out is not None and 'NodeScan' in out, out or shell.seen)
shell.leave()

# Characters of several bytes are one to the editor, whatever the locale.
shell = Shell({'LC_ALL': 'C'})
shell.wait(PROMPT)
shell.send("RETURN 'caf\u00e9\u00e8\x7f' AS x;\r")
shell.wait(r'│ x')
out = shell.wait(r'└[^\n]*\n[^\n]*relata> ')
check('a character of two bytes is deleted whole', out is not None and 'caf\u00e9 ' in out, out or shell.seen)
shell.leave()

# NO_COLOR: no colour, everything else.
shell = Shell({'NO_COLOR': '1'})
shell.wait(PROMPT)
shell.send('RETURN (1\r) AS x;\r')
out = shell.wait(r'└[^\n]*\n[^\n]*relata> ')
check('NO_COLOR', out is not None and '\x1b[0;1' not in shell.raw, shell.raw)
shell.leave()

# A terminal that cannot move its cursor: readline draws, a line at a time.
shell = Shell({'TERM': 'dumb'})
shell.wait(PROMPT)
shell.send('RETURN 40\r')
check('a prompt for more on a dumb terminal', shell.wait(r'   \.\.\.> ') is not None, shell.seen)
shell.send('+ 3 AS x;\r')
check('its result', shell.wait(r'43[^\n]*\n[^\n]*\n[^\n]*relata> ') is not None, shell.seen)
check('nothing but text on a dumb terminal', '\x1b[0' not in shell.raw and '\x1b[J' not in shell.raw, shell.raw)
shell.leave()

# Twenty columns: no line is longer, and a table that does not fit is printed a column a line.
shell = Shell(columns=20)
shell.wait(PROMPT)
shell.send("RETURN 'a text that is too long' AS a, 2 AS b;\r")
out = shell.wait(r'└[^\n]*\n[^\n]*relata> ')
box = re.findall('[┌│└├][^\r\n]*', out or '')
check('a box in twenty columns', len(box) == 5 and all(len(line) <= 20 for line in box), out or shell.seen)
shell.send('RETURN 1 AS a, 2 AS b, 3 AS c, 4 AS d, 5 AS e;\r')
out = shell.wait(r'e = 5\r\n[\s\S]*relata> ')
check('five columns in twenty', out is not None and 'a = 1' in out, out or shell.seen)
shell.leave()

# The pager: for what is longer than the screen, and for nothing else.
with open(os.path.join(work, 'pager'), 'w') as f:
    f.write('#!/bin/sh\necho "pager begins"\ncat\necho "pager ends"\n')
os.chmod(os.path.join(work, 'pager'), 0o755)
shell = Shell({'PAGER': os.path.join(work, 'pager')}, rows=10)
shell.wait(PROMPT)
shell.send('RETURN 1 AS x;\r')
out = shell.wait(r'└[^\n]*\n[^\n]*relata> ')
check('a short result without a pager', out is not None and 'pager' not in out, out or shell.seen)
shell.send('UNWIND range(1, 30) AS x RETURN x;\r')
out = shell.wait(r'pager ends\r\n[^\n]*relata> ')
check('a long result in the pager', out is not None and 'pager begins' in out and ' 30 ' in out, out or shell.seen)
shell.send(':help\r')
out = shell.wait(r'pager ends\r\n[^\n]*relata> ')
check('a long answer in the pager, too', out is not None and 'pager begins' in out and ':schema' in out, out or shell.seen)
shell.send(':pager head -n 1\rUNWIND range(1, 30000) AS x CREATE (n:Row {x: x}) RETURN n.x;\r')
shell.wait(r'30000 nodes created[\s\S]*relata> ')
shell.send('MATCH (n:Row) RETURN count(n) AS n;\r')
check('a pager that is left takes nothing back', shell.wait(r'30000[^\n]*\n[^\n]*\n[^\n]*relata> ') is not None, shell.seen)
shell.send('MATCH (n:Row) DELETE n;\r')
shell.wait(r'nodes deleted[\s\S]*relata> ')
shell.leave()

# The init file of a person.
os.makedirs(os.path.join(work, 'config', 'relata'))
with open(os.path.join(work, 'config', 'relata', 'relatarc'), 'w') as f:
    f.write(':mode csv\n')
shell = Shell()
shell.wait(PROMPT)
shell.send('RETURN 1 AS x;\r')
check('the init file', shell.wait(r'x\r\n1\r\n[^\n]*relata> ') is not None, shell.seen)
shell.leave()
shell = Shell(arguments=['--no-init'])
shell.wait(PROMPT)
shell.send('RETURN 1 AS x;\r')
check('no init file', shell.wait(r'└[^\n]*\n[^\n]*relata> ') is not None, shell.seen)
shell.leave()

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
