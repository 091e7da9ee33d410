
local word = dofile
