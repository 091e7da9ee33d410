local f = string.gmatch
f('a', 'a')
