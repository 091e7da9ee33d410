#include "picture.h"

#include "fail.h"
#include "file.h"

#include <SDL.h>
#include <SDL_image.h>
#include <stdlib.h>
#include <string.h>

// What the encoder has written so far.
typedef struct {
    unsigned char *bytes; // owned
    size_t size, room;
} Growing;

static size_t SDLCALL grow(SDL_RWops *stream, const void *data, size_t size, size_t count) {
    Growing *growing = stream->hidden.unknown.data1;
    size_t more = size * count;
    while (growing->size + more > growing->room) {
        growing->room = growing->room ? 2 * growing->room : 1 << 16;
        growing->bytes = realloc(growing->bytes, growing->room);
        ASSERT(growing->bytes);
    }
    memcpy(growing->bytes + growing->size, data, more);
    growing->size += more;
    return count;
}

static Sint64 SDLCALL tell(SDL_RWops *stream, Sint64 offset, int whence) {
    const Growing *growing = stream->hidden.unknown.data1;
    return whence == RW_SEEK_CUR && offset == 0 ? (Sint64)growing->size : -1;
}

static bool encode(SDL_Surface *surface, Growing *growing) {
    SDL_RWops *stream = SDL_AllocRW();
    if (!stream)
        return false;
    stream->write = grow;
    stream->seek = tell;
    stream->hidden.unknown.data1 = growing;
    bool well = IMG_SavePNG_RW(surface, stream, 0) == 0;
    SDL_FreeRW(stream);
    return well;
}

// The encoder only reads its pixels, but SDL has no word for that.
static void *writable(const void *pixels) {
    union {
        const void *given;
        void *taken;
    } view = {pixels};
    return view.taken;
}

bool picture_save(const char *path, const void *pixels, int width, int height, int pitch) {
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormatFrom(writable(pixels), width, height, 24,
                                                              pitch, SDL_PIXELFORMAT_RGB24);
    if (!surface)
        return fail("%s: no picture of %dx%d can be made", path, width, height);
    Growing growing = {0};
    bool well = encode(surface, &growing);
    SDL_FreeSurface(surface);
    if (well)
        well = file_write(path, growing.bytes, growing.size);
    else
        fail("%s: cannot be made into a PNG (%s)", path, SDL_GetError());
    free(growing.bytes);
    return well;
}
