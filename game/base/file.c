#include "file.h"

#include "fail.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_LONGEST = 4096 };

char *file_read(const char *path, size_t *size) {
    *size = 0;
    FILE *file = fopen(path, "rb");
    if (!file) {
        fail("%s: cannot be opened (%s)", path, strerror(errno));
        return NULL;
    }
    size_t room = 16384, used = 0, got = 0;
    char *text = malloc(room);
    ASSERT(text);
    while ((got = fread(text + used, 1, room - used - 1, file)) > 0) {
        used += got;
        if (used + 1 == room) {
            char *larger = realloc(text, room *= 2);
            ASSERT(larger);
            text = larger;
        }
    }
    if (ferror(file)) {
        fail("%s: cannot be read (%s)", path, strerror(errno));
        free(text);
        text = NULL;
    } else {
        text[used] = '\0';
        *size = used;
    }
    fclose(file);
    return text;
}

// Everything written and on the disk; `name` is the file that is told of in errors.
static bool write_all(int handle, const char *name, const void *data, size_t size, bool sync) {
    const char *at = data;
    while (size > 0) {
        ssize_t wrote = write(handle, at, size);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return fail("%s: cannot be written (%s)", name, strerror(errno));
        at += wrote;
        size -= (size_t)wrote;
    }
    if (sync && fsync(handle) != 0)
        return fail("%s: cannot be written (%s)", name, strerror(errno));
    return true;
}

// A device or a pipe (--out /dev/stdout) is written as it is: a rename would take its place.
static bool write_special(const char *path, const void *data, size_t size) {
    int handle = open(path, O_WRONLY | O_CLOEXEC);
    if (handle < 0)
        return fail("%s: cannot be opened (%s)", path, strerror(errno));
    bool well = write_all(handle, path, data, size, false);
    close(handle);
    return well;
}

static void sync_folder_of(const char *path) {
    char folder[PATH_LONGEST];
    snprintf(folder, sizeof folder, "%s", path);
    char *slash = strrchr(folder, '/');
    if (slash == folder)
        slash++;
    if (slash)
        *slash = '\0';
    int handle = open(slash ? folder : ".", O_RDONLY | O_CLOEXEC);
    if (handle < 0)
        return; // the file itself is safe; only its name might be the old one after a power cut
    fsync(handle);
    close(handle);
}

bool file_write(const char *path, const void *data, size_t size) {
    struct stat about;
    if (stat(path, &about) == 0 && !S_ISREG(about.st_mode)) {
        if (S_ISDIR(about.st_mode))
            return fail("%s: is a folder, not a file", path);
        return write_special(path, data, size);
    }
    char neighbour[PATH_LONGEST];
    int length = snprintf(neighbour, sizeof neighbour, "%s.%ld.new", path, (long)getpid());
    if (length < 0 || (size_t)length >= sizeof neighbour)
        return fail("%s: the name is too long", path);
    int handle = open(neighbour, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (handle < 0)
        return fail("%s: cannot be written (%s)", path, strerror(errno));
    bool well = write_all(handle, path, data, size, true);
    if (close(handle) != 0 && well)
        well = fail("%s: cannot be written (%s)", path, strerror(errno));
    if (well && rename(neighbour, path) != 0)
        well = fail("%s: cannot be written (%s)", path, strerror(errno));
    if (well)
        sync_folder_of(path);
    else
        unlink(neighbour);
    return well;
}

bool file_exists(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && !S_ISDIR(about.st_mode);
}

bool folder_exists(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

bool folder_make(const char *path) {
    char part[PATH_LONGEST];
    size_t length = strlen(path);
    if (length == 0 || length >= sizeof part)
        return fail("%s: no folder can have this name", path);
    for (size_t i = 1; i <= length; i++) {
        if (path[i] != '/' && path[i] != '\0')
            continue;
        memcpy(part, path, i);
        part[i] = '\0';
        if (!folder_exists(part) && mkdir(part, 0777) != 0 && !folder_exists(part))
            return fail("%s: the folder cannot be made (%s)", part, strerror(errno));
    }
    return true;
}

// A growing heap of zero-terminated names, one after the other.
typedef struct {
    char *text;
    size_t size, room;
    int count;
} Names;

static void names_add(Names *names, const char *name) {
    size_t length = strlen(name) + 1;
    while (names->size + length > names->room) {
        names->room = names->room ? 2 * names->room : 1024;
        names->text = realloc(names->text, names->room);
        ASSERT(names->text);
    }
    memcpy(names->text + names->size, name, length);
    names->size += length;
    names->count++;
}

static int by_bytes(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool ends_in(const char *name, const char *suffix) {
    size_t length = strlen(name), tail = strlen(suffix);
    return length >= tail && strcmp(name + length - tail, suffix) == 0;
}

char **folder_list(const char *path, const char *suffix, int *count) {
    *count = 0;
    DIR *folder = opendir(path);
    if (!folder) {
        fail("%s: cannot be read (%s)", path, strerror(errno));
        return NULL;
    }
    Names names = {0};
    for (struct dirent *entry; (entry = readdir(folder));)
        if (entry->d_name[0] != '.' && ends_in(entry->d_name, suffix))
            names_add(&names, entry->d_name);
    closedir(folder);
    size_t head = ((size_t)names.count + 1) * sizeof(char *);
    char **list = malloc(head + names.size);
    ASSERT(list);
    char *text = (char *)list + head;
    if (names.size)
        memcpy(text, names.text, names.size);
    free(names.text);
    for (int i = 0; i < names.count; i++) {
        list[i] = text;
        text += strlen(text) + 1;
    }
    list[names.count] = NULL;
    qsort(list, (size_t)names.count, sizeof *list, by_bytes);
    *count = names.count;
    return list;
}

void path_join(char *out, size_t size, const char *dir, const char *name) {
    size_t length = strlen(dir);
    const char *slash = length > 0 && dir[length - 1] == '/' ? "" : "/";
    int wrote = snprintf(out, size, "%s%s%s", dir, slash, name);
    ASSERT(wrote >= 0 && (size_t)wrote < size);
}
