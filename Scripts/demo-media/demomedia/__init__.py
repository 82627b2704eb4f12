"""Makes the demo library's exercise clips: pictures, sound and captions."""
