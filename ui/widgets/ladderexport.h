#pragma once

#include "core/base/result.h"
#include "core/ladder/ladderlayout.h"
#include "core/ladder/laddersvg.h"
#include "ui/models/pooljob.h"
#include "ui/widgets/paintercanvas.h"

#include <QImage>
#include <QObject>

namespace wirebench {

enum class LadderFormat : quint8 { Svg, Png, Mermaid };

/// Writes ladders to files or hands them to the clipboard. Builds its own ladder of a snapshot in the thread
/// pool, so that the window is free meanwhile. Lives on the GUI thread, owned by the ladder's page;
/// destroying it cancels and waits.
class LadderExportJob final : public QObject
{
    Q_OBJECT

public:
    struct Order
    {
        LogSnapshot snapshot;
        LadderOptions options;
        LadderExport how;
        LadderWords words; ///< called in the pool
        LadderColors colors;
        LadderFormat format = LadderFormat::Svg;
        QString path; ///< empty: for the clipboard
    };

    explicit LadderExportJob(QObject *parent = nullptr);
    ~LadderExportJob() override;

    /// What a file dialog offers, one filter for each format.
    static QStringList nameFilters();
    /// By the suffix: .svg, .png, .mmd; nothing for others.
    static std::optional<LadderFormat> formatOf(const QString &path);

    bool isRunning() const { return m_job.isRunning(); }
    /// Ignored while one runs.
    void start(const Order &order);

Q_SIGNALS:
    /// @param rows that were drawn, @param leftOut those before them
    void saved(const QString &path, qint64 rows, qint64 leftOut);
    void textMade(const QString &text);
    void imageMade(const QImage &image);
    void failed(const wirebench::Error &error);

private:
    struct Made
    {
        QByteArray text;
        QImage image;
        qint64 rows = 0;
        qint64 leftOut = 0;
    };
    static Result<Made> make(const Order &order, const std::atomic_bool &cancelled);
    static QImage draw(const Order &order, const Ladder &ladder, const LadderLayout &layout);
    static Result<void> write(const QString &path, const Made &made);
    void deliver(const Order &order, const Result<Made> &made);

    QThreadPool m_pool; // its own, so that the destructor waits for what refers to the log
    PoolJob<Result<Made>> m_job;
};

} // namespace wirebench
