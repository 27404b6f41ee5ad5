"""An application served on this machine, by the server that the product uses."""

import threading
from contextlib import contextmanager

from waitress import create_server


@contextmanager
def served(app):
    """Serve an application and give its address; the server is closed by its own thread, which alone looks at it."""
    server = create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        server.trigger.pull_trigger(server.close)
        thread.join(5)
        server.task_dispatcher.shutdown()
