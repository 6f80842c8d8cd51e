#include "core/web/folderfiles.h"

#include "core/base/fileat.h"

#include <QFile>

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

std::shared_ptr<QFile> FolderFile::handOver()
{
    auto file = std::make_shared<QFile>();
    file->setObjectName(QString::fromUtf8(m_name)); // what is opened by a descriptor has no path
    if (!file->open(m_descriptor, QIODevice::ReadOnly | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle))
        return nullptr;
    m_descriptor = -1;
    return file;
}

} // namespace wirebench
