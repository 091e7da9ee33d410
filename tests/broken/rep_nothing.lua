-- Nothing, very often, costs nothing and is fine; with something between, it is not.
local text = (""):rep(1 << 62)
assert(text == "")
text = (""):rep(1 << 40, "ab")
