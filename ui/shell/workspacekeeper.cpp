#include "ui/shell/workspacekeeper.h"

#include "core/workspace/userfolder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace wirebench {

namespace {

constexpr int saveDelayMs = 1000;

} // namespace

WorkspaceKeeper::WorkspaceKeeper(QString path, Source source, QObject *parent)
    : QObject(parent), m_path(std::move(path)), m_source(std::move(source))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(saveDelayMs);
    connect(&m_timer, &QTimer::timeout, this, &WorkspaceKeeper::saveNow);
}

QString WorkspaceKeeper::defaultPath()
{
    return userFolder() + QStringLiteral("/last.wirebench");
}

Result<Workspace> WorkspaceKeeper::load()
{
    Result<Workspace> workspace = loadWorkspace(m_path);
    if (!workspace && QFileInfo::exists(m_path))
        setAside();
    return workspace;
}

void WorkspaceKeeper::setAside()
{
    const auto name = [this](int number) { return m_path + QStringLiteral(".broken-%1").arg(number); };
    int number = 1;
    while (QFileInfo::exists(name(number)))
        ++number;
    if (QFile::rename(m_path, name(number)))
        m_setAsidePath = name(number);
}

void WorkspaceKeeper::changed()
{
    m_timer.start();
}

bool WorkspaceKeeper::saveNow()
{
    m_timer.stop();
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    const Result<void> saved = saveWorkspace(m_source(), m_path);
    if (!saved && !m_saidFailure)
        Q_EMIT failed(saved.error());
    m_saidFailure = !saved;
    return saved.has_value();
}

} // namespace wirebench
