#include "ui/shell/messagekeeper.h"

#include "core/messages/messagefile.h"
#include "core/workspace/userfolder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace wirebench {

namespace {

constexpr int saveDelayMs = 500;

} // namespace

MessageKeeper::MessageKeeper(MessageLibrary &library, QString path, QObject *parent)
    : QObject(parent), m_library(library), m_path(std::move(path))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(saveDelayMs);
    connect(&m_timer, &QTimer::timeout, this, &MessageKeeper::saveNow);
    connect(&library, &MessageLibrary::changed, this, [this] {
        m_dirty = true;
        m_timer.start();
    });
}

MessageKeeper::~MessageKeeper()
{
    saveNow();
}

QString MessageKeeper::defaultPath()
{
    return userFolder() + QStringLiteral("/messages.json");
}

Result<void> MessageKeeper::load()
{
    if (!QFileInfo::exists(m_path))
        return {};
    const Result<MessageImport> read = readMessageFile(m_path);
    if (read) {
        m_library.load(read->messages);
        m_dirty = false;
        m_timer.stop();
        return {};
    }
    int number = 1;
    const auto name = [&] { return m_path + QStringLiteral(".broken-%1").arg(number); };
    while (QFileInfo::exists(name()))
        ++number;
    if (QFile::rename(m_path, name()))
        m_setAsidePath = name();
    return failure(read.error());
}

bool MessageKeeper::saveNow()
{
    m_timer.stop();
    if (!m_dirty)
        return true;
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    const Result<void> saved = writeMessageFile(m_library.messages(), m_path);
    if (!saved && !m_saidFailure)
        Q_EMIT failed(saved.error());
    m_saidFailure = !saved;
    m_dirty = !saved;
    return saved.has_value();
}

} // namespace wirebench
