"""What runs, and how busy is it? Services and load."""
