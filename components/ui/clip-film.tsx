type ClipFilmProps = {
  src: string;
  poster: string;
  label: string;
  /** In pixels, of the clip. */
  size: { width: number; height: number };
  isPlaying?: boolean;
  className: string;
};

/** A silent clip for whoever wants to look at it closely, with the browser's own controls. */
export function ClipFilm({ src, poster, label, size, isPlaying, className }: ClipFilmProps) {
  return (
    <video
      src={src}
      poster={poster}
      aria-label={label}
      controls
      muted
      playsInline
      loop
      autoPlay={isPlaying}
      preload="metadata"
      className={className}
      style={{ aspectRatio: `${String(size.width)} / ${String(size.height)}` }}
    />
  );
}
