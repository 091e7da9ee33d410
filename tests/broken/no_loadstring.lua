
local word = loadstring
