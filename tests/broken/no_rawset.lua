
local word = rawset
