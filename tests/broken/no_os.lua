
local word = os
