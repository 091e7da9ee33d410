
local word = setmetatable
