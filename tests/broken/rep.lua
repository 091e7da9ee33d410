local text = ("x"):rep(1 << 31)
