"""What earlier builds left behind: plain data as bytes, and the one file in which they are kept."""
