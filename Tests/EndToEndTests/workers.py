"""Programs in the worker's place, for tests of what happens around it."""

import pathlib
import stat

from trin_server import program

# The cards of rests are worked on for minutes in a debug build; these tests have no session to show them in.
NO_RESTS = 'case " $* " in *" --rest "*) echo \'{"failed":{"code":"unsuitable","message":"Not here."}}\'; exit 65 ;; esac'


class ScriptedWorker:
    """The real worker, but that it makes no rests, and first does what it is told."""

    def __init__(self, folder):
        self.program = pathlib.Path(folder) / "worker"
        self.program.write_text(f"""#!/bin/bash
{NO_RESTS}
for word; do [ "$last" = --output ] && out=$word; last=$word; done
if [ -s "$0.misdeed" ]; then
    echo x >>"$0.begun"
    . "$0.misdeed"
fi
exec "{program()}" "$@"
""")
        self.program.chmod(self.program.stat().st_mode | stat.S_IXUSR)

    def does(self, script):
        """What it does from now on before its work, in shell; nothing for nothing."""
        pathlib.Path(f"{self.program}.misdeed").write_text(script)

    @property
    def begun(self):
        """How often it was begun while it had something to do."""
        file = pathlib.Path(f"{self.program}.begun")
        return file.read_text().count("x") if file.exists() else 0

    def serve(self, trin):
        """Makes a server use it."""
        trin.stop()
        trin.options += ["--worker", str(self.program)]
        return trin.start()
