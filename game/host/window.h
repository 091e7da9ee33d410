// The window, or a canvas without any display, and the renderer that draws into it. Knows no
// picture: who draws takes the renderer.
#ifndef WINDOW_H
#define WINDOW_H

#include "pacer.h"

struct SDL_Renderer;
struct SDL_Surface;
struct SDL_Window;

enum { WINDOW_LEAST_WIDTH = 640, WINDOW_LEAST_HEIGHT = 360 };

typedef struct {
    const char *title;
    bool fullscreen;   // the size is then what the window gets when it leaves full screen
    int width, height; // points; zero means 1280x720
    bool headless;     // a canvas in memory: no display, no device, the same drawing calls
} WindowWish;

typedef struct {
    struct SDL_Window *window;     // owned; NULL for a canvas
    struct SDL_Surface *surface;   // owned; NULL for a window
    struct SDL_Renderer *renderer; // owned
    int width, height;             // pixels, as the renderer draws now
    double scale;                  // pixels for each point of the window (2 on some small screens)
    bool fullscreen;
    int small_width, small_height; // points, when it is not full screen
    Pacer pacer;
    uint64_t presenting;        // nanoseconds that it took last; 0 where it waits for the screen
    char video[32], render[32]; // names of the drivers in use: "x11", "software"
} GameWindow;

// False with fail() when nothing can be shown.
bool window_open(GameWindow *window, const WindowWish *wish);
void window_close(GameWindow *window); // also after a window_open that failed
// Takes over a new size; call once a frame before drawing. True when the size has changed.
bool window_measure(GameWindow *window);
void window_fullscreen(GameWindow *window, bool fullscreen);
// The pixels that the renderer draws into, ARGB8888, until the next frame; flush the renderer
// before writing there. NULL where they lie elsewhere, as on a graphics card.
struct SDL_Surface *window_pixels(GameWindow *window);
// Shows what was drawn, at the screen's pace. A canvas does not wait.
void window_present(GameWindow *window);
// While awake, no screen saver comes.
void window_keep_awake(bool awake);
// What is drawn so far as a PNG without transparency; call before window_present. Whole or not at
// all; false with fail().
bool window_save_png(GameWindow *window, const char *path);

#endif
