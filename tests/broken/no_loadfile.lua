
local word = loadfile
