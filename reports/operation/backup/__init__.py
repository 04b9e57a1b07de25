"""Copies of everything that cannot be made again (备份), and the way back (恢复).

One copy is one folder: the database as of one moment, the originals, and a manifest with the
checksum of every file. It takes its name when it is whole and on the disk.
"""
