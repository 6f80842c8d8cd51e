#include "core/web/folderfiles.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace wirebench {

namespace {

using Kind = FoundInFolder::Kind;
using Names = QList<QByteArray>;

// A terminal must not become ours, and a pipe that takes the place of a file must not hold up the thread.
constexpr int readFlags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
#ifdef O_PATH
// Folders on the way need not be readable.
constexpr int stepFlags = O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
#else
constexpr int stepFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
#endif

class Descriptor
{
public:
    explicit Descriptor(int value = -1) : m_value(value) {}
    Descriptor(Descriptor &&other) noexcept : m_value(other.take()) {}
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_value, other.m_value);
        return *this;
    }
    ~Descriptor()
    {
        if (m_value >= 0)
            ::close(m_value);
    }
    int get() const { return m_value; }
    int take() { return std::exchange(m_value, -1); }
    bool isOpen() const { return m_value >= 0; }

private:
    int m_value;
};

/// Where a walk ended: in a folder before the last name, at a link, or nowhere.
struct Walk
{
    Kind kind = Kind::Missing; ///< Folder: every step was one
    bool metLink = false;
    int systemError = 0;
    Descriptor parent;
};

Kind kindOfError(int systemError)
{
    switch (systemError) {
    case ENOENT:
    case ENOTDIR:
    case ELOOP:
    case ENAMETOOLONG:
    case EINVAL:
    case ENXIO:
        return Kind::Missing;
    case EACCES:
    case EPERM:
        return Kind::Forbidden;
    default:
        return Kind::Failed;
    }
}

FoundInFolder notFound(int systemError)
{
    return {kindOfError(systemError), {}, systemError};
}

bool isLink(int folder, const QByteArray &name)
{
    struct stat status = {};
    return fstatat(folder, name.constData(), &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(status.st_mode);
}

/// All names but the last.
Walk walk(const QByteArray &root, const Names &names)
{
    Walk walk;
    walk.parent = Descriptor(::open(root.constData(), stepFlags & ~O_NOFOLLOW));
    for (qsizetype i = 0; walk.parent.isOpen() && i + 1 < names.size(); ++i) {
        Descriptor next(openat(walk.parent.get(), names[i].constData(), stepFlags));
        if (!next.isOpen()) {
            const int systemError = errno;
            walk.metLink = isLink(walk.parent.get(), names[i]);
            errno = systemError;
        }
        walk.parent = std::move(next);
    }
    walk.systemError = walk.parent.isOpen() ? 0 : errno;
    walk.kind = walk.parent.isOpen() ? Kind::Folder : kindOfError(walk.systemError);
    return walk;
}

/// Opens what was looked at before, and looks at it once more: another may have taken its place.
FoundInFolder openFile(int folder, const QByteArray &name)
{
    Descriptor descriptor(openat(folder, name.constData(), readFlags));
    struct stat status = {};
    if (!descriptor.isOpen() || fstat(descriptor.get(), &status) != 0)
        return notFound(errno);
    if (!S_ISREG(status.st_mode))
        return {};
#ifdef Q_OS_DARWIN
    const timespec &modified = status.st_mtimespec;
#else
    const timespec &modified = status.st_mtim;
#endif
    const qint64 modifiedNs = qint64(modified.tv_sec) * 1'000'000'000 + modified.tv_nsec;
    return {
        Kind::File, {descriptor.take(), name, qint64(status.st_size), modifiedNs, quint64(status.st_ino)}, 0};
}

/// Along these names without following any link. @p metLink says that one stood in the way.
FoundInFolder findDirectly(const QByteArray &root, const Names &names, bool &metLink)
{
    const Walk walked = walk(root, names);
    metLink = walked.metLink;
    if (walked.kind != Kind::Folder)
        return {walked.kind, {}, walked.systemError};
    if (names.isEmpty())
        return {Kind::Folder, {}, 0};
    struct stat status = {};
    if (fstatat(walked.parent.get(), names.last().constData(), &status, AT_SYMLINK_NOFOLLOW) != 0)
        return notFound(errno);
    metLink = S_ISLNK(status.st_mode);
    if (S_ISDIR(status.st_mode))
        return {Kind::Folder, {}, 0};
    return S_ISREG(status.st_mode) ? openFile(walked.parent.get(), names.last()) : FoundInFolder();
}

bool isName(const QByteArray &name)
{
    return !name.isEmpty() && name != "." && name != ".." && !name.contains('/') && !name.contains('\0');
}

std::optional<QByteArray> realPath(const QByteArray &path)
{
    const std::unique_ptr<char, decltype(&std::free)> resolved(realpath(path.constData(), nullptr),
                                                               &std::free);
    return resolved ? std::optional(QByteArray(resolved.get())) : std::nullopt;
}

/// The names below the folder to which a path with links leads; none if it leads out, or nowhere.
std::optional<Names> resolve(const QByteArray &root, const Names &names)
{
    QByteArray path = root;
    for (const QByteArray &name : names)
        path += '/' + name;
    const auto folder = realPath(root);
    const auto target = realPath(path);
    if (!folder || !target)
        return std::nullopt;
    if (*target == *folder)
        return Names();
    const QByteArray prefix = folder->endsWith('/') ? *folder : *folder + '/';
    if (!target->startsWith(prefix))
        return std::nullopt;
    return target->sliced(prefix.size()).split('/');
}

/// The same, after links have been resolved. @p names becomes the path without links.
FoundInFolder findResolved(const QByteArray &root, Names &names)
{
    if (!std::all_of(names.begin(), names.end(), isName))
        return {};
    bool metLink = false;
    FoundInFolder found = findDirectly(root, names, metLink);
    if (!metLink)
        return found;
    const auto resolved = resolve(root, names);
    if (!resolved)
        return {};
    names = *resolved;
    return findDirectly(root, names, metLink);
}

struct CloseFolder
{
    void operator()(DIR *folder) const { closedir(folder); }
};
using Folder = std::unique_ptr<DIR, CloseFolder>;

/// To be read, along names without links. Null with errno.
Folder openFolder(const QByteArray &root, Names names)
{
    names.append("."); // walk() leaves out the last
    const Walk walked = walk(root, names);
    errno = walked.systemError;
    const int descriptor =
        walked.parent.isOpen() ? openat(walked.parent.get(), ".", readFlags | O_DIRECTORY) : -1;
    return Folder(descriptor < 0 ? nullptr : fdopendir(descriptor));
}

} // namespace

FolderFile FolderFile::own(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    struct stat status = {};
    if (descriptor < 0 || fstat(descriptor, &status) != 0)
        return FolderFile(descriptor, {}, 0, 0, 0);
    return FolderFile(descriptor, {}, qint64(status.st_size), 0, 0);
}

FolderFile::~FolderFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<FolderFiles> FolderFiles::at(const QString &path)
{
    const QByteArray absolute = QFile::encodeName(QDir(path).absolutePath());
    const Descriptor folder(::open(absolute.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (path.isEmpty() || !folder.isOpen())
        return failure({ErrorCode::NotAFolder, {path}, path.isEmpty() ? 0 : errno});
    return FolderFiles(absolute);
}

FoundInFolder FolderFiles::find(const QList<QByteArray> &names) const
{
    QList<QByteArray> path = names;
    return findResolved(m_path, path);
}

namespace {

/// As it would be served; nothing for what would not be.
std::optional<FolderEntry> entryOf(const FolderFiles &files, int folder, const Names &names, const QByteArray &name)
{
    struct stat status = {};
    if (!isName(name) || fstatat(folder, name.constData(), &status, AT_SYMLINK_NOFOLLOW) != 0)
        return std::nullopt;
    if (S_ISLNK(status.st_mode)) {
        const Kind kind = files.find(names + Names{name}).kind;
        const bool isServed = kind == Kind::File || kind == Kind::Folder;
        if (!isServed || fstatat(folder, name.constData(), &status, 0) != 0)
            return std::nullopt;
    }
    if (!S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode))
        return std::nullopt;
    return FolderEntry{name, S_ISDIR(status.st_mode), qint64(status.st_size), qint64(status.st_mtime)};
}

} // namespace

FolderFiles::Entries FolderFiles::entries(const QList<QByteArray> &names) const
{
    Names path = names;
    Entries result;
    result.kind = findResolved(m_path, path).kind;
    if (result.kind != Kind::Folder)
        return result;
    const Folder folder(openFolder(m_path, path));
    if (!folder) {
        result.kind = kindOfError(errno);
        return result;
    }
    while (const dirent *next = readdir(folder.get())) {
        const QByteArray name(next->d_name);
        if (result.entries.size() >= mostEntries)
            result.leftOut += isName(name) ? 1 : 0; // without a look at it: there may be millions
        else if (const auto found = entryOf(*this, dirfd(folder.get()), names, name))
            result.entries.append(*found);
    }
    return result;
}

} // namespace wirebench
