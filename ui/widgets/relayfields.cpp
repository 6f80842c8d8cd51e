#include "ui/widgets/relayfields.h"

#include "ui/models/numbertext.h"
#include "ui/widgets/settingsrow.h"
#include "ui/widgets/tlsfields.h"
#include "ui/widgets/workbenchstyle.h"

#include <QCheckBox>
#include <QEvent>
#include <QLineEdit>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace wirebench {

namespace {

constexpr int msPerSecond = 1000;

/// "20 ms late, 10 KB/s"; empty for a direction that is left alone.
QString hintOf(const RelayPath &path, const QString &arrow)
{
    QStringList words;
    if (path.delayMs > 0)
        words.append(RelayFields::tr("%1 ms late").arg(path.delayMs));
    if (path.pieceSize > 0)
        words.append(RelayFields::tr("pieces of %1").arg(formatBytes(path.pieceSize)));
    if (path.bytesPerSecond > 0)
        words.append(RelayFields::tr("%1/s").arg(formatBytes(path.bytesPerSecond)));
    return words.isEmpty() ? QString() : arrow + u' ' + words.join(QStringLiteral(", "));
}

} // namespace

RelayFields::RelayFields(Kind kind, Look &look, QWidget *parent)
    : QWidget(parent), m_kind(kind), m_row(new SettingsRow(look)), m_target(new QLineEdit),
      m_tls(new TlsFields(look, TlsFields::End::Client,
                          kind == Kind::Streams ? tr("TLS to the target") : tr("DTLS to the target")))
{
    m_target->setPlaceholderText(tr("host:port"));
    m_target->setToolTip(
        kind == Kind::Streams
            ? tr("The server that answers: HOST:PORT, a port of this machine, or unix:PATH. Each "
                 "client gets a connection of its own to it")
            : tr("The server that answers: HOST:PORT, or a port of this machine. Each client gets "
                 "a socket of its own to it"));
    m_row->addField(tr("Relay to"), m_target);
    m_row->addField({}, m_tls->onBox());
    m_tls->onBox()->setToolTip(
        tr("Encrypt what goes to the target, whatever the clients speak, and have the target "
           "prove by certificate who it is"));
    if (kind == Kind::Datagrams)
        m_tls->hideVersions();
    m_toTarget = addToTarget();
    m_toClient = addToClient();
    addTimes();
    m_row->moreButton()->setAccessibleName(tr("Directions of the relay"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_row);
    column->addWidget(m_tls);
    connect(m_target, &QLineEdit::textChanged, this, &RelayFields::fieldEdited);
    connect(m_tls, &TlsFields::edited, this, &RelayFields::fieldEdited);
    setSettings({});
}

QSpinBox *RelayFields::addNumber(const QString &label, IntRange range, const QString &tip)
{
    auto *field = new QSpinBox;
    field->setRange(range.lowest, range.highest);
    field->setToolTip(tip);
    m_row->addRareField(label, field);
    connect(field, &QSpinBox::valueChanged, this, &RelayFields::fieldEdited);
    return field;
}

RelayFields::Direction RelayFields::addToTarget()
{
    return addDirection(tr("To the target: delay"), tr("To the target: pieces"),
                        tr("To the target: at most"));
}

RelayFields::Direction RelayFields::addToClient()
{
    return addDirection(tr("To the client: delay"), tr("To the client: pieces"),
                        tr("To the client: at most"));
}

/// @param piece, @param rate the names in full, for those who do not see which field stands before.
RelayFields::Direction RelayFields::addDirection(const QString &delay, const QString &piece,
                                                 const QString &rate)
{
    Direction direction;
    direction.delay =
        addNumber(delay, ranges::networkDelayMs, tr("What has come waits that long before it goes on"));
    direction.delay->setSuffix(tr(" ms"));
    if (m_kind == Kind::Streams) {
        direction.piece = addNumber(tr("pieces"), ranges::pieceSize, tr("The most bytes of one send()"));
        direction.piece->setAccessibleName(piece);
        direction.piece->setSpecialValueText(tr("as they come"));
        direction.piece->setSuffix(tr(" B"));
    }
    direction.rate = addNumber(tr("at most"), ranges::bytesPerSecond, tr("The most bytes of one second"));
    direction.rate->setAccessibleName(rate);
    direction.rate->setSpecialValueText(tr("no limit"));
    direction.rate->setSuffix(tr(" B/s"));
    return direction;
}

void RelayFields::addTimes()
{
    const IntRange seconds{0, ranges::dayMs / msPerSecond};
    if (m_kind == Kind::Streams) {
        m_timeout = addNumber(tr("Connect within"), {1, seconds.highest},
                              tr("How long looking up the target and connecting to it may take"));
        m_timeout->setSuffix(tr(" s"));
        m_patience =
            addNumber(tr("Give up after"), seconds,
                      tr("An end that takes nothing of what waits for it for so long ends both connections"));
        m_patience->setSpecialValueText(tr("never"));
    } else {
        m_patience =
            addNumber(tr("Forget after"), {1, seconds.highest},
                      tr("The socket of a client is closed after so long without a datagram either way"));
    }
    m_patience->setSuffix(tr(" s"));
}

RelayPath RelayFields::pathOf(const Direction &direction, RelayPath kept) const
{
    kept.delayMs = direction.delay->value();
    if (direction.piece)
        kept.pieceSize = direction.piece->value();
    kept.bytesPerSecond = direction.rate->value();
    return kept;
}

void RelayFields::setPath(const Direction &direction, const RelayPath &path)
{
    direction.delay->setValue(path.delayMs);
    if (direction.piece)
        direction.piece->setValue(path.pieceSize);
    direction.rate->setValue(path.bytesPerSecond);
}

/// A time in a file may be finer than a field shows: it stays so until somebody changes it.
RelaySettings RelayFields::settings() const
{
    const auto ms = [](const QSpinBox *field, int keptMs) {
        const int shown = (keptMs + msPerSecond - 1) / msPerSecond;
        return field->value() == shown ? keptMs : field->value() * msPerSecond;
    };
    RelaySettings settings = m_kept;
    settings.target = m_target->text();
    settings.tls = m_tls->settings();
    settings.toTarget = pathOf(m_toTarget, m_kept.toTarget);
    settings.toClient = pathOf(m_toClient, m_kept.toClient);
    if (m_timeout)
        settings.connectTimeoutMs = ms(m_timeout, m_kept.connectTimeoutMs);
    int &patienceMs = m_kind == Kind::Streams ? settings.stallMs : settings.idleMs;
    patienceMs = ms(m_patience, patienceMs);
    return settings;
}

void RelayFields::setSettings(const RelaySettings &settings)
{
    const auto setMs = [](QSpinBox *field, int ms) { field->setValue((ms + msPerSecond - 1) / msPerSecond); };
    m_kept = settings;
    m_loading = true;
    m_target->setText(settings.target);
    m_tls->setSettings(settings.tls);
    setPath(m_toTarget, settings.toTarget);
    setPath(m_toClient, settings.toClient);
    if (m_timeout)
        setMs(m_timeout, settings.connectTimeoutMs);
    setMs(m_patience, m_kind == Kind::Streams ? settings.stallMs : settings.idleMs);
    m_loading = false;
    showHints();
}

bool RelayFields::hasTarget() const
{
    return !m_target->text().trimmed().isEmpty();
}

bool RelayFields::mark(const Error &error)
{
    unmark();
    m_marked = m_tls->fieldOf(error);
    if (m_marked)
        WorkbenchStyle::setTrouble(m_marked, true);
    return m_marked;
}

void RelayFields::unmark()
{
    if (m_marked)
        WorkbenchStyle::setTrouble(m_marked, false);
    m_marked = nullptr;
}

void RelayFields::fieldEdited()
{
    if (m_loading)
        return;
    unmark();
    showHints();
    Q_EMIT edited();
}

/// What the closed "More" does: "→ 20 ms late · ← 10 KB/s".
void RelayFields::showHints()
{
    QStringList hints = {hintOf(pathOf(m_toTarget, {}), QStringLiteral("→")),
                         hintOf(pathOf(m_toClient, {}), QStringLiteral("←"))};
    hints.removeAll(QString());
    m_row->setMoreHint(hints.join(QStringLiteral(" · ")));
}

void RelayFields::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        showHints();
    QWidget::changeEvent(event);
}

} // namespace wirebench
