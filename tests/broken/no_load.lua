
local word = load
