
local word = print
