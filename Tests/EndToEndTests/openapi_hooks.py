"""How schemathesis sends what is no text."""

import schemathesis

schemathesis.serializer.alias(["application/offset+octet-stream", "audio/*"], "application/octet-stream")
