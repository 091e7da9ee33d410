#include "window.h"

#include "clock.h"
#include "fail.h"
#include "picture.h"

#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { USUAL_WIDTH = 1280, USUAL_HEIGHT = 720 };

static int screen_rate(SDL_Window *window) {
    SDL_DisplayMode mode;
    int display = SDL_GetWindowDisplayIndex(window);
    if (display < 0 || SDL_GetCurrentDisplayMode(display, &mode) != 0)
        return 0;
    return mode.refresh_rate;
}

// Names what is in use; true when presenting waits for the screen.
static bool look_at_driver(GameWindow *window, const char *video) {
    SDL_RendererInfo info = {0};
    SDL_GetRendererInfo(window->renderer, &info);
    snprintf(window->video, sizeof window->video, "%s", video ? video : "none");
    snprintf(window->render, sizeof window->render, "%s", info.name ? info.name : "none");
    bool waits = (info.flags & SDL_RENDERER_PRESENTVSYNC) != 0;
    if (waits && !(info.flags & SDL_RENDERER_ACCELERATED)) {
        // The software renderer only pretends, with a beat of whole milliseconds: ours is finer.
        SDL_RenderSetVSync(window->renderer, 0);
        waits = false;
    }
    return waits;
}

static bool open_canvas(GameWindow *window, int width, int height) {
    window->surface =
        SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888);
    if (!window->surface)
        return fail("no canvas of %dx%d: %s", width, height, SDL_GetError());
    window->renderer = SDL_CreateSoftwareRenderer(window->surface);
    if (!window->renderer)
        return fail("no canvas of %dx%d: %s", width, height, SDL_GetError());
    look_at_driver(window, NULL);
    pacer_init(&window->pacer, 0, false);
    return true;
}

// On X11 plain pixels are quickest to start and need no graphics driver, and without a display they
// are the same everywhere; elsewhere SDL knows best. Whoever names a driver (SDL_RENDER_DRIVER)
// gets it.
static bool draws_plainly(const char *video) {
    const char *wanted = SDL_GetHint(SDL_HINT_RENDER_DRIVER);
    if (!video || (wanted && *wanted))
        return false;
    return strcmp(video, "x11") == 0 || strcmp(video, "dummy") == 0 ||
           strcmp(video, "offscreen") == 0;
}

static SDL_Renderer *make_renderer(SDL_Window *window, const char *video) {
    bool plain = draws_plainly(video);
    SDL_Renderer *renderer = NULL;
    if (!plain)
        renderer = SDL_CreateRenderer(window, -1, SDL_RENDERER_PRESENTVSYNC);
    if (!renderer)
        renderer = SDL_CreateRenderer(window, -1, SDL_RENDERER_SOFTWARE);
    return renderer;
}

static bool open_window(GameWindow *window, const WindowWish *wish, int width, int height) {
    // A signal to end comes as the window's close button does: nothing is lost, nobody is asked.
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0)
        return fail("no display can be used: %s", SDL_GetError());
    const char *video = SDL_GetCurrentVideoDriver();
    SDL_SetHint(SDL_HINT_RENDER_BATCHING, "1"); // naming a driver would switch it off
    if (video && strcmp(video, "x11") == 0)
        SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    Uint32 flags = SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI;
    if (wish->fullscreen)
        flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
    window->window = SDL_CreateWindow(wish->title, SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                                      width, height, flags);
    if (!window->window)
        return fail("no window can be opened: %s", SDL_GetError());
    window->fullscreen = wish->fullscreen;
    window->small_width = width;
    window->small_height = height;
    SDL_SetWindowMinimumSize(window->window, WINDOW_LEAST_WIDTH, WINDOW_LEAST_HEIGHT);
    window->renderer = make_renderer(window->window, video);
    if (!window->renderer)
        return fail("nothing can draw into the window: %s", SDL_GetError());
    SDL_ShowCursor(wish->fullscreen ? SDL_DISABLE : SDL_ENABLE);
    bool waits = look_at_driver(window, video);
    pacer_init(&window->pacer, screen_rate(window->window), waits);
    return true;
}

bool window_open(GameWindow *window, const WindowWish *wish) {
    *window = (GameWindow){.scale = 1};
    int width = wish->width > 0 ? wish->width : USUAL_WIDTH;
    int height = wish->height > 0 ? wish->height : USUAL_HEIGHT;
    bool well = wish->headless ? open_canvas(window, width, height)
                               : open_window(window, wish, width, height);
    if (!well) {
        window_close(window);
        return false;
    }
    window_measure(window);
    return true;
}

void window_close(GameWindow *window) {
    if (window->renderer)
        SDL_DestroyRenderer(window->renderer);
    if (window->window)
        SDL_DestroyWindow(window->window);
    if (window->surface)
        SDL_FreeSurface(window->surface);
    *window = (GameWindow){0};
}

bool window_measure(GameWindow *window) {
    int width = 0, height = 0;
    if (SDL_GetRendererOutputSize(window->renderer, &width, &height) != 0 || width < 1 ||
        height < 1)
        return false; // minimised: the old size stands
    bool changed = width != window->width || height != window->height;
    window->width = width;
    window->height = height;
    if (window->window) {
        int points = 0;
        SDL_GetWindowSize(window->window, &points, NULL);
        window->scale = points > 0 ? (double)width / points : 1;
    }
    return changed;
}

void window_fullscreen(GameWindow *window, bool fullscreen) {
    if (!window->window || fullscreen == window->fullscreen)
        return;
    Uint32 flags = fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0;
    if (fullscreen)
        SDL_GetWindowSize(window->window, &window->small_width, &window->small_height);
    if (SDL_SetWindowFullscreen(window->window, flags) == 0)
        window->fullscreen = fullscreen;
    if (!window->fullscreen) // not every window manager remembers
        SDL_SetWindowSize(window->window, window->small_width, window->small_height);
    SDL_ShowCursor(window->fullscreen ? SDL_DISABLE : SDL_ENABLE);
    // The window may have come to another screen, with another rate.
    pacer_init(&window->pacer, screen_rate(window->window), window->pacer.screen_waits);
}

SDL_Surface *window_pixels(GameWindow *window) {
    if (strcmp(window->render, "software") != 0)
        return NULL;
    SDL_Surface *pixels = window->window ? SDL_GetWindowSurface(window->window) : window->surface;
    if (!pixels || pixels->format->BytesPerPixel != 4 || SDL_MUSTLOCK(pixels))
        return NULL;
    const SDL_PixelFormat *f = pixels->format;
    return f->Rmask == 0xFF0000 && f->Gmask == 0xFF00 && f->Bmask == 0xFF ? pixels : NULL;
}

void window_present(GameWindow *window) {
    if (window->window)
        pacer_wait(pacer_due(&window->pacer, clock_now()));
    uint64_t start = clock_now();
    SDL_RenderPresent(window->renderer);
    if (!window->window)
        return;
    bool waited = window->pacer.screen_waits;
    uint64_t now = clock_now();
    window->presenting = waited ? 0 : now - start;
    pacer_shown(&window->pacer, now);
    if (waited && !window->pacer.screen_waits)
        SDL_RenderSetVSync(window->renderer, 0);
}

void window_keep_awake(bool awake) {
    if (!SDL_WasInit(SDL_INIT_VIDEO))
        return;
    if (awake)
        SDL_DisableScreenSaver();
    else
        SDL_EnableScreenSaver();
}

bool window_save_png(GameWindow *window, const char *path) {
    int pitch = window->width * 3;
    void *pixels = malloc((size_t)pitch * (size_t)window->height);
    if (!pixels)
        return fail("%s: no memory for a picture", path);
    bool well =
        SDL_RenderReadPixels(window->renderer, NULL, SDL_PIXELFORMAT_RGB24, pixels, pitch) == 0;
    if (well)
        well = picture_save(path, pixels, window->width, window->height, pitch);
    else
        fail("%s: the picture cannot be read (%s)", path, SDL_GetError());
    free(pixels);
    return well;
}
