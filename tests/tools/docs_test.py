#!/usr/bin/env python3
"""usage: docs_test.py RELATA [DOCUMENT...]
Runs every command block of README.md and docs/*.md, each document in a scratch folder that holds a copy of samples/, with RELATA's
folder in the PATH. Blocks by the word behind the fence:
  ```console   lines that begin with "$ " are run by bash, what stands below one must be what it prints (both streams); a line "..."
               stands for any lines, and a time such as "0.3 s" for any time
  ```sh        is run as one script and must succeed
  ```text not run: REASON    a block of commands that cannot run here
A block that looks like commands and is none of these fails the test. With RELATA_ACCEPT=1 the answers in console blocks are written
anew: read the difference."""
import os, re, shutil, subprocess, sys, tempfile

relata = os.path.realpath(sys.argv[1])
root = os.path.realpath(os.path.join(os.path.dirname(__file__), '..', '..'))
documents = sys.argv[2:] or ['README.md'] + sorted('docs/' + f for f in os.listdir(os.path.join(root, 'docs')) if f.endswith('.md'))
accept = bool(os.environ.get('RELATA_ACCEPT'))
environment = {k: v for k, v in os.environ.items() if not k.startswith('RELATA_') or k == 'RELATA_MODEL'}
environment.update(PATH=os.path.dirname(relata) + ':' + os.environ['PATH'], NO_COLOR='1', LC_ALL='C.UTF-8', PAGER='cat')
COMMAND = re.compile(r'^(\$ |relata |scripts/|cmake |ctest |tests/|build/)')
failures, run_count = [], 0


def fail(document, line, what, detail=''):
    failures.append(f'{document}:{line}: {what}')
    print(f'FAILED {document}:{line}: {what}\n{detail}')


def run(command, folder):
    global run_count
    run_count += 1
    done = subprocess.run(['bash', '-c', command], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300)
    return done.returncode, done.stdout


def pattern(expected, command):
    """The regular expression that an answer in a document stands for. How much was found is not what a document is about: where a
    command counts, any number will do."""
    counts = re.search(r'relata build|relata stats|wc -l', command) is not None
    parts = []
    for line in expected.splitlines():
        if line.strip() == '...':
            parts.append(r'(?:.*\n)*?')
            continue
        free = re.sub(r'\d+(?:\\\.\d+)?\\ (ms|s)\b', r'[\\d.]+ \1', re.escape(line))
        parts.append((re.sub(r'(?<![\w\[])\d+', r'\\d+', free) if counts else free) + r' *\n')
    return re.compile(''.join(parts))


def blocks(lines):
    """(number of the opening line counting from 0, info, number of the closing line) of every fenced block."""
    opened = None
    for i, line in enumerate(lines):
        if not line.startswith('```'):
            continue
        if opened is None:
            opened = i
        else:
            yield opened, lines[opened][3:].strip(), i
            opened = None


def check_console(document, lines, begin, end, folder):
    """Runs the commands of a block; gives its lines with the answers of now."""
    out, i = [], begin
    if not lines[i].startswith('$ '):
        fail(document, i + 1, 'a console block begins with a command')
    while i < end:
        start = i
        command = lines[i][2:]
        i += 1
        expected = []
        while i < end and not lines[i].startswith('$ '):
            expected.append(lines[i])
            i += 1
        printed = run(command, folder)[1].rstrip('\n')
        printed += '\n' * bool(printed)
        out += ['$ ' + command] + printed.rstrip('\n').split('\n') * bool(printed)
        wanted = '\n'.join(expected) + '\n' * bool(expected)
        if not accept and not pattern(wanted, command).fullmatch(printed):
            fail(document, start + 1, command, '--- the document\n' + wanted + '--- printed\n' + printed)
        if accept and '...' in expected and pattern(wanted, command).fullmatch(printed):
            out = out[:len(out) - len(printed.rstrip('\n').split('\n'))] + expected
    return out


def check_plain(document, lines, begin, end, info, number):
    looks = [line for line in lines[begin:end] if COMMAND.match(line)]
    if looks and not re.match(r'text not run: .', info):
        fail(document, number, f'a block of commands that is not run, and no reason: {looks[0]}')


def check(document):
    with open(os.path.join(root, document), encoding='utf-8') as f:
        lines = f.read().split('\n')
    folder = tempfile.mkdtemp()
    shutil.copytree(os.path.join(root, 'samples'), os.path.join(folder, 'samples'))
    result, last, inside = [], 0, set()
    for opened, info, closed in blocks(lines):
        inside.update(range(opened, closed + 1))
        result += lines[last:opened + 1]
        body = lines[opened + 1:closed]
        if info == 'console':
            body = check_console(document, lines, opened + 1, closed, folder)
        elif info == 'sh':
            code, printed = run('set -e\n' + '\n'.join(body), folder)
            if code != 0:
                fail(document, opened + 1, 'the script failed', printed)
        else:
            check_plain(document, lines, opened + 1, closed, info, opened + 1)
        result += body
        last = closed
    for i, line in enumerate(lines):
        if i not in inside and line.startswith('    ') and COMMAND.match(line.strip()):
            fail(document, i + 1, f'a command outside of a fenced block: {line.strip()}')
    shutil.rmtree(folder)
    if accept:
        with open(os.path.join(root, document), 'w', encoding='utf-8') as f:
            f.write('\n'.join(result + lines[last:]))


for d in documents:
    check(d)
print(f'{run_count} commands of {len(documents)} documents run' + (': as written' if not failures else f', {len(failures)} failed'))
sys.exit(1 if failures else 0)
