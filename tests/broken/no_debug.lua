
local word = debug
