"""What does Windows say? Boxes of Remote Desktop, events."""
