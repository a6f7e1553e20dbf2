"""What a stranger, a crash or a full disk can do, tried: `make torture` and `make fuzz`."""
