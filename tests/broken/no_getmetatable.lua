
local word = getmetatable
