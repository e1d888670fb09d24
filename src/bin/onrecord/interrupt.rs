//! What ends the program from outside: Ctrl-C, a scheduler, a terminal that is closed.

/// Has this done at each interrupt. A signal that is ignored, as under `nohup` or in the background of a script, stays so.
#[cfg(target_os = "linux")]
pub(crate) fn at_interrupts(act: impl Fn() + Send + 'static) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let ignored = ignored();
    let heard = [SIGINT, SIGTERM, SIGHUP].into_iter().filter(|signal| ignored >> (signal - 1) & 1 == 0);
    // Where no signal can be heard, each ends the program as it does any.
    if let Ok(mut signals) = signal_hook::iterator::Signals::new(heard) {
        std::thread::spawn(move || signals.forever().for_each(|_| act()));
    }
}

/// The signals that whoever started the program has it ignore, as bits from the first; none where the system does not
/// tell. To ask the system's own function would be unsafe code.
#[cfg(target_os = "linux")]
fn ignored() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let bits = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    bits.and_then(|bits| u64::from_str_radix(bits.trim(), 16).ok()).unwrap_or_default()
}

/// The same where nothing tells which signals are ignored: if one is, that one stays so, and the others end the program
/// at once.
#[cfg(not(target_os = "linux"))]
pub(crate) fn at_interrupts(act: impl FnMut() + Send + 'static) {
    let _ = ctrlc::try_set_handler(act);
}
