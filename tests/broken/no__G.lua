
local word = _G
