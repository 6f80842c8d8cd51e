#include "core/web/folderfiles.h"

#include "core/base/fileat.h"

#include <utility>

namespace wirebench {

FolderFile &FolderFile::operator=(FolderFile &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_name, other.m_name);
    m_size = other.m_size;
    m_modifiedNs = other.m_modifiedNs;
    m_inode = other.m_inode;
    return *this;
}

qint64 FolderFile::read(qint64 offset, char *to, qint64 most) const
{
    qint64 done = 0;
    while (done < most) {
        const qint64 got = readAt(m_descriptor, to + done, most - done, offset + done);
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        done += got;
    }
    return done;
}

} // namespace wirebench
