
local word = socket
