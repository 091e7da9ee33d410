
local word = utf8
