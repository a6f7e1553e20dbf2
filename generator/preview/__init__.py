"""The live preview: pages are made when they are asked for, from the records as they are now."""
