/// Sound that rises and falls like someone who counts repetitions.
enum Speech {
    /// ffmpeg's arguments for a small picture and eight seconds of it.
    ///
    /// - Parameter loudness: LUFS, within 1.
    static func arguments(loudness: Double) -> String {
        // Bursts of 0.4 s each 0.8 s, of which the loudest is far above the
        // mean, as in speech; -11 LUFS before the volume.
        let wave = "0.4*sin(2*PI*300*t)*gt(sin(2*PI*t/0.8)\\,0)*(1+0.3*sin(2*PI*3*t))"
        return "-f lavfi -i color=s=64x64:d=8:r=10 -f lavfi -i aevalsrc=exprs='\(wave)|\(wave)':d=8:s=48000 "
            + "-c:v libx264 -preset ultrafast -af volume=\(loudness + 11)dB"
    }
}
