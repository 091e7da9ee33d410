local f = string.dump
f('a', 'a')
