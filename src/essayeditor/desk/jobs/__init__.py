"""Long work in processes of its own: with progress, an end one can ask for, and limits of memory and time.

A process that crashes, hangs or grows is ended, and what it was at is reported as a finding; the
program goes on. Nothing that such a process had begun to write is left behind.
"""
