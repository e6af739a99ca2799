"""The preview on this machine: the last good column, with what stands against the newest one in sight."""
