
local word = io
