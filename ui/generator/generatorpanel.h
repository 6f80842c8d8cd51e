#pragma once

#include "core/generate/loadfigures.h"
#include "core/workspace/generatorsettings.h"
#include "core/workspace/ranges.h"

#include <QWidget>

#include <initializer_list>

class QAction;
class QComboBox;
class QLabel;
class QSpinBox;

namespace wirebench {

class ActionButton;
class LoadPlot;
class Look;
class Notice;
class SettingsRow;

/// How much load, the figures of the run as numbers and as a plot, and what is to be said of it. GUI thread;
/// owned by its zone, which runs the generator.
class GeneratorPanel final : public QWidget
{
    Q_OBJECT

public:
    /// @param look must outlive the panel
    explicit GeneratorPanel(Look &look, QWidget *parent = nullptr);

    /// `open` is the zone's.
    GeneratorSettings settings() const;
    void setSettings(const GeneratorSettings &settings);
    /// What "connections" are called: sockets with UDP.
    void setDatagrams(bool datagrams);

    void show(const LoadFigures &figures, bool isRunning);
    /// A field of the session cannot be used: nothing was started.
    void showError(const Error &error);
    Notice *notice() const { return m_notice; }
    QAction *startAction() const { return m_start; }
    QAction *backAction() const { return m_back; }
    /// Start although the target is another machine. Offered where that is asked.
    QAction *confirmAction() const { return m_confirm; }
    /// Puts the cursor into the first field.
    void focusFields();

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeFields();
    void makeActions();
    void makeFigures();
    void arrange();
    QComboBox *choiceOf(std::initializer_list<int> values);
    QSpinBox *spin(IntRange range);
    void settingEdited();
    void showWhatApplies();
    void showFigures();
    void showRemark();
    void applyLook();
    void retranslate();

    Look &m_look;
    SettingsRow *m_row;
    QComboBox *m_message;
    QSpinBox *m_size;
    QSpinBox *m_rate;
    QComboBox *m_unit;
    QSpinBox *m_count;
    QSpinBox *m_seconds;
    QComboBox *m_extent;
    QSpinBox *m_connections;
    QWidget *m_load;
    QWidget *m_speed;
    QWidget *m_length;
    QAction *m_start;
    QAction *m_back;
    QAction *m_confirm;
    ActionButton *m_startButton;
    ActionButton *m_backButton;
    QLabel *m_state;
    QWidget *m_numbers;
    QList<QLabel *> m_names;
    QList<QLabel *> m_values;
    LoadPlot *m_plot;
    Notice *m_notice;
    LoadFigures m_figures;
    bool m_isRunning = false;
    bool m_hasDatagrams = false;
    bool m_loading = false;
};

} // namespace wirebench
