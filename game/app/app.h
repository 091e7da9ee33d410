// The whole game: what the arguments ask for is done. Knows every folder.
#ifndef APP_H
#define APP_H

// Returns the exit status: 0 well, 1 a told error, 2 wrong arguments.
int app_run(int argc, char **argv);

#endif
