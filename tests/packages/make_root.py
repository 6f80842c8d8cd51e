#!/usr/bin/env python3
"""Makes the clean root of a suite that the other tests unpack: make_root.py bookworm|trixie"""

import sys

import roots

reason = roots.can_make_roots()
if reason:
    roots.skip(f"roots cannot be made: {reason}")
roots.make(sys.argv[1])
